//! Faults by chance, one after the other during one order, from a seed: once they are over, the code is shown.

use std::time::Duration;

use cryptorefills_e2e::{Allowance, World};

use super::case::{Case, named};
use super::messages::MESSAGES;
use super::network::NETWORK;
use super::requests::REQUESTS;
use super::running::{assert_kept, finish, order};
use super::streams::STREAMS;

/// How long each fault lasts at least and at most, in milliseconds.
const LASTS: std::ops::Range<u64> = 100..900;

pub(crate) async fn ten_random_sequences_of_faults_end_with_the_code(world: &World) {
    world.allow(Allowance::FailedRequests);
    world.allow(Allowance::Console("EventSource"));
    let faults = [STREAMS, MESSAGES, REQUESTS, NETWORK].concat();
    for seed in 0..10 {
        let mut chance = fastrand::Rng::with_seed(seed);
        let chosen: Vec<_> = (0..chance.usize(3..=6)).map(|_| faults[chance.usize(..faults.len())]).collect();
        let names: Vec<_> = chosen.iter().map(|case| case.name).collect();
        let name = format!("seed {seed}: {}", names.join("; "));
        let lived = named(&name, live(world, &chosen, &mut chance)).await;
        lived.unwrap_or_else(|name| panic!("this ended wrong: {name}"));
    }
}

async fn live(world: &World, chosen: &[Case], chance: &mut fastrand::Rng) {
    order(world).await;
    let paid = chance.usize(..chosen.len());
    for (place, case) in chosen.iter().enumerate() {
        case.trouble.begin(world).await;
        if place == paid {
            world.sandbox.step("pay").await;
        }
        // This is how long the fault lasts, and no wait for anything.
        tokio::time::sleep(Duration::from_millis(chance.u64(LASTS))).await;
        case.trouble.end(world).await;
    }
    world.widget.wait_state("WaitingForDelivery").await;
    finish(world).await;
    assert_kept(world).await;
}
