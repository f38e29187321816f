//! The words after `check` on the command line. It never judges an address: `address` does.

use clap::Args;

use super::Subject;

/// What to look at.
#[derive(Args, Clone, Debug)]
pub struct Check {
    /// A page with the widget, or a host
    url: String,

    /// Where URL is a host: the origin of the page that asks it, such as https://shop.example
    #[arg(long, value_name = "ORIGIN")]
    origin: Option<String>,

    /// The host's routes, where an app's own script and not the page's HTML names them
    #[arg(long, value_name = "URL|PATH")]
    api_base: Option<String>,

    /// The widget's script, where an app's own script and not the page's HTML names it
    #[arg(long, value_name = "URL|PATH")]
    script: Option<String>,

    /// The findings as JSON
    #[arg(long)]
    pub json: bool,
}

impl Check {
    /// As what is looked at.
    pub fn subject(&self) -> Subject {
        Subject {
            url: self.url.clone(),
            origin: self.origin.clone(),
            api_base: self.api_base.clone(),
            script: self.script.clone(),
        }
    }
}
