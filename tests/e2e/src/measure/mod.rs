//! How quick and how heavy the widget is in a page, beside a floor of plain JavaScript and beside the same shelf in React:
//! one browser, one run, one after the other and again. It prints what it measured, and judges nothing.
//!
//! A row is `what <tab> widget <tab> floor <tab> react`, each a median.

// Printing is what it does.
#![allow(clippy::print_stdout)]

mod contestant;
mod purchase;
mod sample;
mod shelf;
mod stall;

use std::process::ExitCode;

use tokio::runtime::Runtime;

use crate::environment::Environment;
use crate::measure::contestant::Contestant;
use crate::measure::sample::{MEASURED, Sample, median};
use crate::measure::stall::Stall;
use crate::webdriver::session::Session;

/// Brands of the two shelves: one that is known, and the largest.
const SHELVES: [usize; 2] = [532, 10_500];

/// Visits of each page: an odd number has a middle.
const ROUNDS: usize = 5;

/// What is measured: brands, and how much slower the processor is made.
const SCENES: [(usize, u32); 3] = [(532, 1), (10_500, 1), (532, 4)];

/// Measures and prints.
pub fn run() -> ExitCode {
    let measured = Environment::read().and_then(|environment| {
        let runtime = Runtime::new().map_err(|error| error.to_string())?;
        runtime.block_on(measure(&environment))
    });
    match measured {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("nothing can be measured: {reason}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(environment: &Environment) -> Result<(), String> {
    let stall = Stall::start(environment).await.map_err(|error| format!("no server: {error}"))?;
    let session = Session::start(environment, None).await?;
    for (brands, slowed) in SCENES {
        let mut samples = vec![Vec::new(); Contestant::ALL.len()];
        for _ in 0..ROUNDS {
            for (contestant, samples) in Contestant::ALL.into_iter().zip(&mut samples) {
                if stall.has(contestant) {
                    samples.push(visit(&session, &stall.url(contestant, brands), slowed).await);
                }
            }
        }
        print(brands, slowed, &samples);
    }
    let bought = purchase::measure(environment, session.clone()).await;
    session.end().await;
    for (what, median) in bought? {
        println!("{what}\t{median:.0}\t-\t-");
    }
    Ok(())
}

/// One visit of a page, by somebody who was never there.
async fn visit(session: &Session, url: &str, slowed: u32) -> Sample {
    session.begin_anew().await;
    session.goto("about:blank").await;
    session.slow_down(slowed).await;
    session.goto(url).await;
    let sample = Sample::take(session).await;
    session.slow_down(1).await;
    sample
}

fn print(brands: usize, slowed: u32, samples: &[Vec<Sample>]) {
    let speed = if slowed == 1 { String::new() } else { format!(", CPU {slowed}x slower") };
    for (what, of) in MEASURED {
        let cells: Vec<String> = samples
            .iter()
            .map(|samples| {
                median(samples.iter().flat_map(of)).map_or_else(|| "-".into(), |value| format!("{value:.0}"))
            })
            .collect();
        println!("{what}, {brands} brands{speed}\t{}", cells.join("\t"));
    }
}
