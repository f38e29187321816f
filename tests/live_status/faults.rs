//! Faults by chance, from a seed: once they are over, the page shows the newest state that the server has. None depends
//! on real time.

use cryptorefills_widget::stream::{Input, Standing};

use crate::world::{GetMode, StreamMode, World};

/// However bad it was, this long after the last fault everything is right: a dead stream is found out within a minute,
/// slow listening asks every minute, and a repeated question waits 45 s at most.
const HEALED_AFTER: u64 = 180_000;

#[test]
fn two_hundred_sequences_of_faults_end_with_the_newest_state() {
    for seed in 0..200 {
        let mut world = World::new(seed, ticket_of(seed));
        let mut chance = fastrand::Rng::with_seed(!seed);
        for _ in 0..chance.u32(5..60) {
            world.run_until(world.now + chance.u64(0..30_000));
            fault(&mut world, &mut chance);
        }
        heal(&mut world);
        let last = if chance.bool() { Standing::Final } else { Standing::Unfinished };
        world.change(last);
        world.run_until(world.now + 1_000);
        world.come_back_if_resting();
        world.run_until(world.now + HEALED_AFTER);
        assert_eq!(world.shown, world.version, "seed {seed}: the page shows an old state");
        assert_eq!(world.ended, last == Standing::Final, "seed {seed}: ended, or not");
    }
}

#[test]
fn a_healed_world_is_live_again() {
    for seed in 200..400 {
        let mut world = World::new(seed, ticket_of(seed));
        let mut chance = fastrand::Rng::with_seed(!seed);
        for _ in 0..chance.u32(5..60) {
            world.run_until(world.now + chance.u64(0..30_000));
            change_transport(&mut world, &mut chance);
        }
        heal(&mut world);
        // Only a change can show that a stream is stale, and not one so soon after a reopening that it may be older.
        for _ in 0..2 {
            world.change(Standing::Unfinished);
            world.run_until(world.now + HEALED_AFTER);
        }
        world.change(Standing::Unfinished);
        world.run_until(world.now + 1_000);
        assert_eq!(
            world.shown, world.version,
            "seed {seed}: a change takes over a second although all is well"
        );
        assert!(!world.is_polling, "seed {seed}: still polling although all is well");
    }
}

/// Every third host gives no tickets, and every third gives short ones.
fn ticket_of(seed: u64) -> Option<u64> {
    [None, Some(810_000), Some(9_000)][(seed % 3) as usize]
}

fn fault(world: &mut World, chance: &mut fastrand::Rng) {
    match chance.u8(0..12) {
        0..3 => change_transport(world, chance),
        3..6 => {
            let standing = if chance.u8(0..6) == 0 { Standing::Expired } else { Standing::Unfinished };
            world.change(standing);
        }
        6 => world.sleep(chance.u64(1_000..7_000_000)),
        7 => world.handle(Input::Stop),
        _ => change_page(world, chance),
    }
}

fn change_transport(world: &mut World, chance: &mut fastrand::Rng) {
    match chance.u8(0..4) {
        0 => world.break_stream(chance.bool()),
        1 | 2 => {
            world.stream_mode = match chance.u8(0..7) {
                0 => StreamMode::Good,
                1 => StreamMode::NoGreeting,
                2 => StreamMode::Refused,
                3 => StreamMode::Hangs,
                4 => StreamMode::Stalled,
                5 => StreamMode::Garbage,
                _ => StreamMode::Dropped(chance.u64(0..60_000)),
            };
        }
        _ => {
            world.get_mode = match chance.u8(0..8) {
                0 => GetMode::Good,
                1 => GetMode::Slow(chance.u64(0..20_000)),
                2 => GetMode::Status(404),
                3 => GetMode::Status(503),
                4 => GetMode::Busy,
                5 => GetMode::Garbage,
                6 => GetMode::NeverAnswers,
                _ => GetMode::NoNetwork,
            };
        }
    }
}

fn change_page(world: &mut World, chance: &mut fastrand::Rng) {
    let inputs = [
        Input::Visible,
        Input::Hidden,
        Input::PageShow,
        Input::PageHide,
        Input::Online,
        Input::Offline,
        Input::Ask,
    ];
    world.handle(inputs[chance.usize(..inputs.len())]);
}

/// Everything works again; the stream that is open stays as broken as it is.
fn heal(world: &mut World) {
    world.stream_mode = StreamMode::Good;
    world.get_mode = GetMode::Good;
}
