//! The stories one after the other, each in a world of its own, reported in the usual form.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::Arc;

use futures_util::FutureExt;
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;

use crate::driver::Driver;
use crate::environment::Environment;
use crate::world::World;

/// A story's name and how it goes.
pub type Story = (&'static str, for<'a> fn(&'a World) -> Pin<Box<dyn Future<Output = ()> + 'a>>);

struct Stage {
    runtime: Runtime,
    environment: Environment,
    driver: Driver,
}

/// Tells all stories that the command line asks for.
pub fn run(stories: &[Story]) -> ExitCode {
    let mut arguments = Arguments::from_args();
    // Two browsers on one machine would only wait for each other.
    arguments.test_threads = Some(1);
    if arguments.list {
        return libtest_mimic::run(&arguments, trials(stories, None)).exit_code();
    }
    match Stage::set() {
        Ok(stage) => libtest_mimic::run(&arguments, trials(stories, Some(&Arc::new(stage)))).exit_code(),
        Err(reason) => {
            eprintln!("the end-to-end suite cannot run: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn trials(stories: &[Story], stage: Option<&Arc<Stage>>) -> Vec<Trial> {
    let trial = |(name, story): &Story| {
        let (stage, story) = (stage.cloned(), *story);
        Trial::test(*name, move || stage.map_or(Ok(()), |stage| stage.tell(story)))
    };
    stories.iter().map(trial).collect()
}

impl Stage {
    fn set() -> Result<Self, String> {
        let environment = Environment::read()?;
        let runtime = Runtime::new().map_err(|error| error.to_string())?;
        let driver = runtime.block_on(Driver::start(&environment.chromedriver))?;
        Ok(Self { runtime, environment, driver })
    }

    /// Tells one story. The browser ends however the story does.
    fn tell(
        &self,
        story: for<'a> fn(&'a World) -> Pin<Box<dyn Future<Output = ()> + 'a>>,
    ) -> Result<(), Failed> {
        self.runtime.block_on(async {
            let world = World::start(&self.environment, &self.driver).await?;
            let told = async {
                story(&world).await;
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
