//! The stories of the contract, told by real browsers on the release bundle.

mod accessibility;
mod buying;
mod embedding;
mod faults;
mod orders;
mod playground;
mod screens;
mod words;

use std::process::ExitCode;

use cryptorefills_e2e::{Browser, Story};

macro_rules! stories {
    (@within) => { &[Browser::Chromium, Browser::Firefox] };
    (@within $($browser:ident)+) => { &[$(Browser::$browser),+] };
    ($($($module:ident)::+ $(in $($browser:ident)+)?: $($story:ident),+;)+) => {
        &[$(stories!(@module [$($module)::+], stories!(@within $($($browser)+)?), $($story),+)),+].concat()
    };
    (@module $module:tt, $within:expr, $($story:ident),+) => {
        [$(stories!(@story $module, $within, $story)),+].as_slice()
    };
    (@story [$($module:ident)::+], $within:expr, $story:ident) => {
        Story {
            name: concat!($(stringify!($module), "::",)+ stringify!($story)),
            within: $within,
            tell: |world| Box::pin($($module)::+::$story(world)),
        }
    };
}

/// A story is told in Chromium and in Firefox, except where it names its browsers. In WebKit those are told that hold the
/// main promises: it starts anew for each, and what its driver cannot do is much. `in Chromium` stand those for which the DevTools
/// protocol takes the network away or freezes the page, those that count attempts (Firefox sends a request that was
/// lost up to ten times by itself), and long tables about what the widget decides by itself, the same in every browser.
/// The longest stand first: what is told beside them ends with them.
fn main() -> ExitCode {
    cryptorefills_e2e::run(stories! {
        screens::rules in Chromium: no_screen_of_an_order_breaks_a_rule, no_screen_of_a_brand_breaks_a_rule,
            no_screen_of_the_catalogue_breaks_a_rule;
        screens::looks in Chromium: every_screen_of_an_order_looks_as_it_did_and_fits_every_width,
            every_screen_of_a_brand_looks_as_it_did_and_fits_every_width,
            every_screen_of_the_catalogue_looks_as_it_did_and_fits_every_width;
        screens::words: every_word_of_an_order_comes_from_the_language_file_and_fits,
            every_word_of_a_brand_comes_from_the_language_file_and_fits,
            every_word_of_the_catalogue_comes_from_the_language_file_and_fits;
        screens::fit in Chromium: every_screen_of_an_order_fits_wide_spacing_and_large_letters,
            every_screen_of_a_brand_fits_wide_spacing_and_large_letters,
            every_screen_of_the_catalogue_fits_wide_spacing_and_large_letters;
        screens::fields in Chromium: no_field_makes_a_phone_zoom;
        screens::narrow in Chromium Firefox Webkit: nothing_sticks_out_of_a_narrow_place;
        screens::targets in Chromium: every_target_of_an_order_can_be_hit_and_shows_its_focus,
            every_target_of_a_brand_can_be_hit_and_shows_its_focus,
            every_target_of_the_catalogue_can_be_hit_and_shows_its_focus;
        faults::streams in Chromium: broken_streams_never_keep_the_code_from_the_shopper;
        faults::messages in Chromium: useless_messages_never_keep_the_code_from_the_shopper;
        faults::requests in Chromium: useless_answers_never_keep_the_code_from_the_shopper;
        faults::network in Chromium: a_network_that_comes_and_goes_never_keeps_the_code_from_the_shopper;
        faults::stale in Chromium: an_answer_that_the_stream_has_overtaken_takes_nothing_back;
        faults::pricing in Chromium: a_price_that_does_not_come_is_told_and_asked_for_again;
        faults::unknown in Chromium: an_order_that_the_host_does_not_know_is_told_and_comes_back;
        faults::creating in Chromium: an_order_that_is_made_through_faults_is_made_once;
        faults::sequences in Chromium: ten_random_sequences_of_faults_end_with_the_code;
        buying::cards in Chromium Firefox Webkit: a_fixed_card_goes_from_one_script_tag_to_its_code;
        buying::cards: a_brand_that_is_out_of_stock_says_so_and_stays_shut,
            every_card_of_the_grid_can_be_clicked;
        buying::ranges in Chromium Firefox Webkit: a_bad_amount_is_told_and_a_good_one_is_ordered_by_its_value;
        buying::top_ups in Chromium Firefox Webkit: a_top_up_goes_to_the_phone_and_its_receipt_to_the_buyer;
        buying::esims in Chromium Firefox Webkit: an_esim_is_delivered_as_a_code_to_scan;
        buying::problems: problems_stand_beside_their_fields_until_they_are_mended,
            what_is_typed_stays_where_it_is_typed, a_folded_coupon_opens_for_its_problem,
            a_refused_order_is_told_in_the_form;
        buying::baskets in Chromium Firefox Webkit: a_card_and_a_top_up_are_paid_together;
        buying::baskets: a_line_that_fails_leaves_the_others_their_codes;
        buying::finding: a_search_looks_through_every_kind_that_is_on_offer,
            categories_take_two_rows_at_most_and_the_rest_is_one_press_away,
            the_ring_around_a_card_is_whole_and_its_mark_leaves_the_logo_alone;
        buying::sellers: who_sells_is_told_wherever_something_is_bought;
        buying::sellers in Chromium: a_brand_without_a_network_says_so_at_once_and_goes_on_by_itself;
        buying::codes in Chromium: every_code_is_told_in_words_and_leads_on;
        buying::countries in Chromium: every_kind_can_be_ordered_in_five_countries,
            a_country_with_little_nothing_or_no_service_says_so;
        buying::pay_texts in Chromium: every_network_has_its_payment_text,
            a_payment_text_that_disagrees_is_neither_linked_nor_drawn;
        buying::payments: a_hosted_method_opens_its_page_and_is_followed_to_the_code,
            a_hosted_page_that_is_no_web_page_is_not_linked,
            the_code_holds_the_payment_text_or_the_address_as_the_shopper_likes;
        buying::prices in Chromium Firefox Webkit: a_coupon_shows_the_price_before_and_after_up_to_the_checkout;
        buying::prices: a_price_that_changed_is_pointed_out_before_anything_is_paid,
            a_refund_address_goes_with_the_order_and_nowhere_else;
        buying::typing: an_amount_is_read_as_its_language_writes_it_or_refused, an_amount_is_read_as_german_writes_it,
            what_a_password_manager_puts_into_the_fields_is_ordered,
            a_number_without_its_code_is_offered_with_it_and_topped_up_once,
            a_refund_address_that_is_refused_is_told_before_anything_is_ordered,
            keys_typed_into_the_widget_are_no_shortcuts_of_the_page;
        orders::endings: an_expired_order_asks_for_no_money_and_keeps_what_was_typed,
            the_rest_of_a_partial_payment_completes_the_order,
            a_part_that_arrives_while_the_order_waits_leaves_the_rest;
        orders::streams in Chromium Firefox Webkit: a_dropped_stream_comes_back_and_misses_nothing,
            a_refused_stream_gives_way_to_polling;
        orders::held: an_order_of_something_else_cannot_be_paid_and_says_what_differs,
            a_price_that_rose_by_more_than_two_percent_is_paid_only_after_a_press,
            who_does_not_agree_to_a_higher_price_loses_nothing;
        orders::passes: a_stranger_who_knows_its_number_reads_nothing, another_browser_opens_an_order_by_its_pass_alone,
            a_host_that_was_started_again_still_opens_it;
        orders::tabs: seven_tabs_of_one_order_share_its_stream_whoever_goes, seven_tabs_with_seven_orders_all_load_and_end;
        orders::resume in Chromium Firefox Webkit: a_reload_comes_back_to_the_same_payment,
            a_second_tab_shows_the_same_order,
            blocked_storage_loses_nothing_but_the_reload;
        orders::resume: a_closed_browser_comes_back_to_the_payment,
            a_reload_between_the_question_and_its_answer_finds_the_one_order,
            what_happened_while_the_page_was_closed_is_told_once,
            each_element_comes_back_to_its_own_orders;
        orders::states in Chromium: every_state_is_shown_in_words, every_final_state_ends_the_order_and_offers_another;
        orders::print in Chromium: a_receipt_is_printed_without_buttons_and_with_what_was_paid,
            a_code_that_nobody_has_seen_is_not_printed;
        embedding::tags in Chromium Firefox Webkit: a_tag_with_data_attributes_inserts_the_widget_once;
        embedding::tags: a_tag_inserts_the_widget_where_it_stands,
            a_bad_api_base_falls_back_to_the_default;
        embedding::element: it_stands_wherever_and_whenever_a_page_makes_it,
            a_move_keeps_everything_and_asks_for_nothing, methods_wait_for_the_widget_and_take_any_nonsense;
        embedding::attributes: a_bad_value_of_any_attribute_warns_once_and_falls_back,
            every_attribute_takes_effect_while_the_widget_runs, what_is_typed_survives_other_attributes;
        embedding::examples in Chromium Firefox Webkit: a_react_app_listens_changes_and_closes_the_shop;
        embedding::examples: a_plain_page_listens_changes_and_closes_the_shop, a_vue_app_listens_changes_and_closes_the_shop,
            a_react_app_in_webpack_listens_changes_and_closes_the_shop,
            a_svelte_app_listens_changes_and_closes_the_shop, an_angular_app_listens_changes_and_closes_the_shop,
            an_astro_page_listens_changes_and_closes_the_shop, pages_that_are_swapped_in_place_have_one_shop,
            a_next_app_is_rendered_left_and_come_back_to,
            next_script_brings_the_widget_in_whenever_a_page_asks_it_to;
        embedding::policies in Chromium Firefox Webkit: every_screen_keeps_the_strict_policy,
            a_nonce_is_passed_on_to_what_the_loader_loads,
            a_pinned_loader_runs_and_a_tampered_one_does_not;
        embedding::policies: blocked_images_leave_placeholders;
        embedding::pages: one_widget_stands_where_it_was_meant_however_the_script_comes_in,
            a_form_whose_fields_are_called_like_properties_holds_a_widget,
            a_tag_that_stands_nowhere_stands_last_and_says_so, what_cannot_be_placed_or_found_says_what_to_write;
        embedding::traces in Chromium: nothing_global_is_left_but_the_element;
        embedding::origins in Chromium Firefox Webkit: a_purchase_across_three_origins_needs_no_cookies;
        embedding::origins: a_purchase_across_three_origins_brings_the_cookies_along,
            a_page_that_is_not_allowed_is_told_in_a_sentence;
        embedding::hosts: a_host_that_only_forwards_serves_the_widget_as_well,
            a_page_that_names_no_host_is_told_what_that_means_and_so_is_its_developer;
        embedding::isolation in Chromium Firefox Webkit: the_widget_changes_nothing_in_the_page;
        embedding::isolation: a_hostile_style_sheet_changes_nothing_in_the_widget, a_partner_can_hide_the_element;
        embedding::loading in Chromium Firefox Webkit: a_skeleton_stands_before_anything_but_the_loader_has_arrived,
            what_stands_between_the_tags_is_shown_until_the_widget_stands;
        embedding::loading: blank_lines_between_the_tags_are_nothing,
            an_element_that_comes_and_goes_while_it_loads_stands_once;
        embedding::shifts in Chromium: nothing_jumps_from_the_first_box_to_the_grid;
        embedding::shifts in Firefox Webkit: what_was_seen_stays_where_it_was_until_the_grid_stands;
        embedding::integrity in Chromium Firefox Webkit: a_tampered_file_is_refused_and_nothing_of_it_runs,
            a_tampered_purchase_is_refused_and_the_grid_stays;
        embedding::versions in Chromium Firefox Webkit: two_releases_on_one_page_do_not_break_each_other;
        embedding::versions: a_tag_that_stands_twice_defines_the_element_once;
        embedding::failures in Chromium Firefox Webkit: whatever_does_not_load_is_told_and_loaded_at_the_next_try;
        embedding::failures: a_catalogue_that_fails_can_be_asked_for_again,
            what_does_not_load_is_told_in_the_shoppers_language,
            media_types_that_a_server_gets_wrong_stay_unnoticed,
            what_never_arrives_is_told_and_still_welcome,
            a_browser_that_is_too_old_is_told_so_in_a_sentence,
            a_page_that_forbids_webassembly_is_told_so,
            a_purchase_whose_part_is_missing_is_told_and_goes_on_at_the_next_try;
        embedding::halves: words_that_come_later_are_there_before_they_are_needed,
            a_shop_that_cannot_ask_says_so_and_asks_at_the_next_try;
        embedding::offline in Chromium: a_shop_that_opens_without_a_network_stands_at_the_next_try;
        embedding::life in Chromium Firefox Webkit: a_widget_that_is_taken_away_leaves_nothing_and_comes_back;
        embedding::life: two_widgets_share_one_module,
            attributes_take_effect_at_once_and_never_touch_an_order;
        words::languages: the_language_goes_with_products_validation_and_order;
        words::own_texts: a_partners_texts_stand_over_the_built_in_ones_and_bad_ones_are_told_once,
            a_file_of_texts_that_is_not_there_is_told_once, a_file_of_texts_that_takes_long_holds_nothing_up,
            texts_that_a_page_has_set_before_the_script_are_there_from_the_start;
        words::ten_languages in Chromium Firefox Webkit: german_goes_from_the_grid_to_the_code;
        words::ten_languages: english_goes_from_the_grid_to_the_code,
            spanish_goes_from_the_grid_to_the_code,
            french_goes_from_the_grid_to_the_code,
            italian_goes_from_the_grid_to_the_code,
            portuguese_goes_from_the_grid_to_the_code,
            chinese_goes_from_the_grid_to_the_code,
            turkish_goes_from_the_grid_to_the_code,
            vietnamese_goes_from_the_grid_to_the_code,
            filipino_goes_from_the_grid_to_the_code,
            a_change_of_language_keeps_the_order;
        words::texts: hostile_descriptions_are_words_and_nothing_else, decent_descriptions_keep_their_form;
        words::translators: what_a_translator_wrote_gives_way_to_news, a_selected_address_is_the_address;
        accessibility::colours: whatever_colours_a_partner_sets_the_widget_can_be_read,
            a_theme_and_a_token_that_change_are_followed_at_once;
        accessibility::speech in Chromium Firefox Webkit: every_change_is_said_once_and_by_one_region;
        accessibility::speech: milestones_of_the_time_to_pay_are_said_and_seconds_are_not;
        accessibility::focus in Chromium Firefox Webkit: live_news_never_move_the_focus;
        accessibility::focus: problems_are_shown_and_tied_and_leave_the_focus_on_the_button;
        accessibility::places in Chromium Firefox Webkit: whoever_loses_their_place_is_led_to_a_sensible_one;
        accessibility::tree in Chromium: roles_names_and_keys_alone_lead_to_the_code;
        accessibility::keyboard in Chromium Firefox Webkit: the_keyboard_alone_leads_from_the_grid_to_the_checkout;
        playground::controls: every_attribute_has_a_control_that_changes_the_element_and_the_code;
        playground::tools: an_order_is_listed_told_and_paid_by_its_buttons;
        playground::page: the_page_around_the_widget_can_be_changed;
        playground::controls in Chromium: a_token_changes_what_is_drawn_and_becomes_a_rule,
            the_address_brings_every_control_back, the_code_works_in_an_empty_page,
            every_form_of_the_code_says_what_was_chosen;
        playground::tools in Chromium: problems_and_faults_are_made_at_the_press_of_a_button, the_methods_are_buttons,
            the_log_is_short_and_names_bad_values;
        playground::page in Chromium: the_keyboard_alone_changes_an_attribute_and_a_tab,
            nothing_of_the_playground_is_cut_off, the_example_page_holds_the_widget,
            the_bundle_holds_nothing_of_the_playground;
    })
}
