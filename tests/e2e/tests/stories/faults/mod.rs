//! An order through everything that browsers, phones, proxies and servers do to it: whatever happens, the last screen is
//! right, the shopper reloads nothing, there is one order, and nobody is asked faster than the rule allows.

mod case;
mod creating;
mod messages;
mod network;
mod pricing;
mod requests;
mod running;
mod sequences;
mod stale;
mod streams;
mod trouble;
mod unknown;

pub(crate) use creating::an_order_that_is_made_through_faults_is_made_once;
pub(crate) use messages::useless_messages_never_keep_the_code_from_the_shopper;
pub(crate) use network::a_network_that_comes_and_goes_never_keeps_the_code_from_the_shopper;
pub(crate) use pricing::a_price_that_does_not_come_is_told_and_asked_for_again;
pub(crate) use requests::useless_answers_never_keep_the_code_from_the_shopper;
pub(crate) use sequences::ten_random_sequences_of_faults_end_with_the_code;
pub(crate) use stale::an_answer_that_the_stream_has_overtaken_takes_nothing_back;
pub(crate) use streams::broken_streams_never_keep_the_code_from_the_shopper;
pub(crate) use unknown::an_order_that_the_host_does_not_know_is_told_and_comes_back;
