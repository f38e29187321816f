//! The stories one after the other, each in a world of its own, reported in the usual form.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::Arc;

use futures_util::FutureExt;
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;

use crate::browser::Browser;
use crate::environment::{self, Environment};
use crate::world::World;

/// How a story goes.
type Tell = for<'a> fn(&'a World) -> Pin<Box<dyn Future<Output = ()> + 'a>>;

/// A story.
#[derive(Clone, Copy, Debug)]
pub struct Story {
    /// `module::what_it_shows`
    pub name: &'static str,
    /// The browser in which it is told; `None` is every one.
    pub only: Option<Browser>,
    /// How it goes.
    pub tell: Tell,
}

struct Stage {
    runtime: Runtime,
    environment: Environment,
}

/// Tells all stories of the browser of `CR_E2E_BROWSER` that the command line asks for.
pub fn run(stories: &[Story]) -> ExitCode {
    let mut arguments = Arguments::from_args();
    // Two browsers on one machine would only wait for each other.
    arguments.test_threads = Some(1);
    match environment::browser().and_then(|browser| trials(stories, browser, arguments.list)) {
        Ok(trials) => libtest_mimic::run(&arguments, trials).exit_code(),
        Err(reason) => {
            eprintln!("the end-to-end suite cannot run: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// Where they are only listed, nothing needs to be there.
fn trials(stories: &[Story], browser: Browser, listed: bool) -> Result<Vec<Trial>, String> {
    let stage = if listed { None } else { Some(Arc::new(Stage::set()?)) };
    let trial = |story: &Story| {
        let (stage, tell) = (stage.clone(), story.tell);
        Trial::test(story.name, move || stage.map_or(Ok(()), |stage| stage.tell(tell)))
    };
    Ok(stories.iter().filter(|story| story.only.is_none_or(|only| only == browser)).map(trial).collect())
}

impl Stage {
    fn set() -> Result<Self, String> {
        let environment = Environment::read()?;
        let runtime = Runtime::new().map_err(|error| error.to_string())?;
        Ok(Self { runtime, environment })
    }

    /// Tells one story. The browser ends however the story does.
    fn tell(&self, tell: Tell) -> Result<(), Failed> {
        self.runtime.block_on(async {
            let world = World::start(&self.environment).await?;
            let told = async {
                tell(&world).await;
                world.assert_clean().await;
            };
            let result = AssertUnwindSafe(told).catch_unwind().await;
            if result.is_err() {
                eprintln!("--- the widget showed:\n{}\n---", world.widget.shows().await);
            }
            world.end().await;
            result.map_err(|panic| resume_unwind(panic))
        })
    }
}
