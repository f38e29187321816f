//! What a command is about to install, told before it begins: nobody should wait for minutes without knowing for what. It
//! installs nothing itself.

use std::time::Duration;

use crate::error::Error;
use crate::tools::inventory;
use crate::tools::looked::{Looked, Means, State};
use crate::workspace::Workspace;

/// Tells what `command` lacks on this machine, if it lacks anything.
pub(crate) fn tell(workspace: &Workspace, command: &str) -> Result<(), Error> {
    if let Some(plan) = plan(&inventory(workspace)?, command) {
        println!("{plan}");
    }
    Ok(())
}

/// What the command installs by itself, in how long.
fn plan(tools: &[Looked], command: &str) -> Option<String> {
    let is_needed = |tool: &&Looked| {
        let mut needed = tool.needed_by.split(", ");
        tool.state == State::Missing && needed.any(|by| by == "all" || by.split(' ').next() == Some(command))
    };
    let missing = tools.iter().filter(is_needed).filter_map(|tool| match tool.means {
        Means::Itself { seconds, .. } => Some((tool.name.as_str(), Duration::from_secs(seconds.into()))),
        Means::Hand(_) | Means::LeftOut(_) => None,
    });
    let missing: Vec<_> = missing.collect();
    let whole: Duration = missing.iter().map(|(_, takes)| *takes).sum();
    if missing.is_empty() {
        return None;
    }
    let lines = missing.iter().map(|(name, takes)| format!("  {name}: {}\n", about(*takes)));
    Some(format!(
        "▸ This machine lacks some tools. Once, before anything else, they are installed:\n{}  in all {} on two \
         cores; then everything is compiled for the first time, which takes some minutes more",
        lines.collect::<String>(),
        about(whole),
    ))
}

fn about(takes: Duration) -> String {
    let minutes = takes.as_secs().div_ceil(60);
    if takes < Duration::from_secs(60) { "under a minute".into() } else { format!("about {minutes} min") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tool(name: &str, state: State, needed_by: &'static str, seconds: u32) -> Looked {
        Looked { name: name.into(), state, needed_by, means: Means::Itself { how: "itself".into(), seconds } }
    }

    #[test]
    fn a_command_names_what_it_lacks_and_nobody_elses() {
        let there = State::There("here".into());
        let by_hand = Looked { means: Means::Hand("by hand".into()), ..tool("cc", State::Missing, "all", 0) };
        let tools = [
            tool("trunk 1", State::Missing, "dev, test", 360),
            tool("bindgen 1", State::Missing, "dev, test, dist", 150),
            tool("esbuild 1", State::Missing, "dev", 5),
            tool("nginx", State::Missing, "test fleet", 70),
            tool("node", there, "dev, test, dist", 30),
            by_hand,
        ];
        let lines = |command| {
            let plan = plan(&tools, command).unwrap();
            let plan =
                plan.lines().skip(1).map(|line| line.trim().split(" on two").next().unwrap().to_owned());
            plan.collect::<Vec<_>>()
        };
        assert_eq!(
            lines("dev"),
            [
                "trunk 1: about 6 min",
                "bindgen 1: about 3 min",
                "esbuild 1: under a minute",
                "in all about 9 min"
            ]
        );
        assert_eq!(lines("dist"), ["bindgen 1: about 3 min", "in all about 3 min"]);
        assert_eq!(lines("test").last().unwrap(), "in all about 10 min");
        assert_eq!(plan(&tools[4..], "dev"), None, "what is there, and what nobody here can install");
    }
}
