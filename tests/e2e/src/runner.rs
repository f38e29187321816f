//! The stories one after the other, each in a world of its own, reported in the usual form.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::FutureExt;
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;

use crate::browser::Browser;
use crate::environment::{self, Environment};
use crate::session::Session;
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
    /// The browser of the story before, see [`Browser::serves_many`]. A story that failed takes its browser along.
    session: Mutex<Option<Session>>,
}

/// Tells all stories of the browser of `CR_E2E_BROWSER` that the command line asks for.
pub fn run(stories: &[Story]) -> ExitCode {
    let mut arguments = Arguments::from_args();
    // Two browsers on one machine would only wait for each other.
    arguments.test_threads = Some(1);
    let told = environment::browser().and_then(|browser| {
        // Where they are only listed, nothing needs to be there.
        let stage = if arguments.list { None } else { Some(Arc::new(Stage::set()?)) };
        let exit = libtest_mimic::run(&arguments, trials(stories, browser, stage.as_ref())).exit_code();
        stage.iter().for_each(|stage| stage.clear());
        Ok(exit)
    });
    told.unwrap_or_else(|reason| {
        eprintln!("the end-to-end suite cannot run: {reason}");
        ExitCode::FAILURE
    })
}

fn trials(stories: &[Story], browser: Browser, stage: Option<&Arc<Stage>>) -> Vec<Trial> {
    let trial = |story: &Story| {
        let (stage, tell) = (stage.cloned(), story.tell);
        Trial::test(story.name, move || stage.map_or(Ok(()), |stage| stage.tell(tell)))
    };
    stories.iter().filter(|story| story.only.is_none_or(|only| only == browser)).map(trial).collect()
}

impl Stage {
    fn set() -> Result<Self, String> {
        let environment = Environment::read()?;
        let runtime = Runtime::new().map_err(|error| error.to_string())?;
        Ok(Self { runtime, environment, session: Mutex::default() })
    }

    /// Tells one story.
    fn tell(&self, tell: Tell) -> Result<(), Failed> {
        self.runtime.block_on(async {
            let session = match self.take() {
                Some(session) => session,
                None => Session::start(&self.environment, None).await?,
            };
            let world = World::start(&self.environment, session.clone()).await?;
            let told = async {
                tell(&world).await;
                world.assert_clean().await;
                if self.environment.browser.serves_many() {
                    // While the servers are still there: a page that loses them complains.
                    session.clear().await;
                }
            };
            match AssertUnwindSafe(told).catch_unwind().await {
                Ok(()) => {
                    if self.environment.browser.serves_many() {
                        *self.session.lock().unwrap_or_else(PoisonError::into_inner) = Some(session);
                    } else {
                        session.end().await;
                    }
                    Ok(())
                }
                Err(panic) => {
                    eprintln!("--- the widget showed:\n{}\n---", world.widget.shows().await);
                    session.end().await;
                    resume_unwind(panic)
                }
            }
        })
    }

    /// Ends the last browser.
    fn clear(&self) {
        if let Some(session) = self.take() {
            self.runtime.block_on(session.end());
        }
    }

    fn take(&self) -> Option<Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
