//! A screen that nobody sees, for a browser that opens no window without one. It ends with the value.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::error::Error;
use crate::process::Group;

/// A running Xvfb.
#[derive(Debug)]
pub(crate) struct Display {
    /// What `DISPLAY` is for whatever is to be shown there.
    pub(crate) name: String,
    _group: Group,
}

impl Display {
    /// Starts one under a number that is free.
    pub(crate) fn start(program: &Path) -> Result<Self, Error> {
        let mut command = Command::new(program);
        command
            .args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut group = Group::spawn(&mut command)?;
        let mut number = String::new();
        if let Some(output) = group.take_stdout() {
            // It says its number once it listens, and nothing else; one that cannot start ends.
            BufReader::new(output).read_line(&mut number).map_err(Error::file("reading from", program))?;
        }
        if number.trim().is_empty() {
            return Err(Error::Missing {
                what: format!("a screen by {}", program.display()),
                advice: "Start it by hand to see why it ends".into(),
            });
        }
        Ok(Self { name: format!(":{}", number.trim()), _group: group })
    }
}
