//! The stories, some beside each other, each in a world and a tab of its own, reported in the usual form.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;

use crate::environment::{self, Environment};
use crate::webdriver::browser::Browser;
use crate::webdriver::session::Session;
use crate::world::World;

/// How many stories are told beside each other, each in a browser of its own, unless `--test-threads` says otherwise.
/// Most of a story is waiting: two cores are busy with three of them, and not much later than promised.
const BESIDE: usize = 3;

/// How many of the longest stories are named at the end.
const LONGEST: usize = 10;

/// How a story goes.
type Tell = for<'a> fn(&'a World) -> Pin<Box<dyn Future<Output = ()> + 'a>>;

/// A story.
#[derive(Clone, Copy, Debug)]
pub struct Story {
    /// `folder::module::what_it_shows`
    pub name: &'static str,
    /// The browsers in which it is told.
    pub within: &'static [Browser],
    /// How it goes.
    pub tell: Tell,
}

struct Stage {
    runtime: Runtime,
    environment: Environment,
    /// The browsers of stories that have ended well: the next ones are told in them. A story that failed takes its
    /// browser along.
    idle: Mutex<Vec<Session>>,
    /// How long each story took.
    took: Mutex<Vec<(Duration, &'static str)>>,
}

/// Tells all stories of the browser of `CR_E2E_BROWSER` that the command line asks for.
pub fn run(stories: &[Story]) -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(BESIDE);
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
        let (stage, story) = (stage.cloned(), *story);
        Trial::test(story.name, move || stage.map_or(Ok(()), |stage| stage.tell(story)))
    };
    stories.iter().filter(|story| story.within.contains(&browser)).map(trial).collect()
}

impl Stage {
    fn set() -> Result<Self, String> {
        let environment = Environment::read()?;
        let runtime = Runtime::new().map_err(|error| error.to_string())?;
        Ok(Self { runtime, environment, idle: Mutex::default(), took: Mutex::default() })
    }

    /// Tells one story.
    fn tell(&self, story: Story) -> Result<(), Failed> {
        let began = Instant::now();
        let told = self.runtime.block_on(async {
            let idle = lock(&self.idle).pop();
            let session = match idle {
                Some(session) => session,
                None => Session::start(&self.environment, None).await?,
            };
            let world = World::start(&self.environment, session.clone()).await?;
            let told = async {
                (story.tell)(&world).await;
                world.assert_clean().await;
                // While the servers are still there: a page that loses them complains.
                if !session.is_for_one_story() {
                    session.clear().await;
                }
            };
            match AssertUnwindSafe(told).catch_unwind().await {
                Ok(()) if session.is_for_one_story() => {
                    session.end().await;
                    Ok(())
                }
                Ok(()) => {
                    lock(&self.idle).push(session);
                    Ok(())
                }
                Err(panic) => {
                    let shown = world.widget.shows().await;
                    eprintln!("--- {}: the widget showed:\n{shown}\n---", story.name);
                    session.end().await;
                    resume_unwind(panic)
                }
            }
        });
        lock(&self.took).push((began.elapsed(), story.name));
        told
    }

    /// Ends the browsers, and names the stories that took longest.
    fn clear(&self) {
        let idle: Vec<Session> = lock(&self.idle).drain(..).collect();
        self.runtime.block_on(async {
            for session in idle {
                session.end().await;
            }
        });
        let mut took = lock(&self.took);
        took.sort_unstable_by_key(|(took, _)| std::cmp::Reverse(*took));
        for (took, name) in took.iter().take(LONGEST) {
            eprintln!("{:6.1} s  {name}", took.as_secs_f64());
        }
    }
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
