//! A browser, driven from outside: through WebDriver, and through what each driver can do beyond it.

pub(crate) mod accessibility;
pub(crate) mod axe;
pub(crate) mod browser;
pub(crate) mod commands;
pub(crate) mod devtools;
pub(crate) mod display;
pub(crate) mod driver;
pub(crate) mod emulation;
pub(crate) mod inside;
pub(crate) mod session;
