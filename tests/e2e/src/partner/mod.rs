//! A partner's side: the pages, the server that has them, and what it does to the files of the bundle.

pub(crate) mod bundle;
pub(crate) mod examples;
pub(crate) mod forwarding;
pub(crate) mod gallery_files;
pub(crate) mod page;
pub(crate) mod page_server;
pub(crate) mod playground;
pub(crate) mod treatment;
pub(crate) mod upstream_path;
