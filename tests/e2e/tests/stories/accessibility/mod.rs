//! For everybody: every screen by the rules that a program can judge, and by measures that no rule takes; what is said,
//! where the focus goes, and a purchase by roles, names and keys alone (WCAG 2.2 AA).

mod fit;
mod focus;
mod places;
mod rules;
mod screens;
mod speech;
mod targets;
mod tree;

pub(crate) use fit::every_screen_fits_small_pages_wide_spacing_and_large_letters;
pub(crate) use focus::{
    live_news_never_move_the_focus, problems_are_shown_and_tied_and_leave_the_focus_on_the_button,
};
pub(crate) use places::whoever_loses_their_place_is_led_to_a_sensible_one;
pub(crate) use rules::no_screen_breaks_a_rule_in_any_language_or_theme;
pub(crate) use speech::{
    every_change_is_said_once_and_by_one_region, milestones_of_the_time_to_pay_are_said_and_seconds_are_not,
};
pub(crate) use targets::every_target_can_be_hit_and_shows_its_focus;
pub(crate) use tree::roles_names_and_keys_alone_lead_to_the_code;
