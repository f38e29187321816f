<?php
/**
 * Plugin Name: Cryptorefills
 * Description: Gift cards, mobile top-ups and eSIMs for stablecoins, as a block and as the shortcode [cryptorefills].
 * Version: 1.0.0
 * Requires at least: 6.1
 * Requires PHP: 8.1
 * License: MIT OR Apache-2.0
 *
 * Beside this file lie `routes.php`, which is `docs/recipes/php/index.php`, and `widget/`, which is the bundle.
 * `wp-config.php` has the partner's id: define('CRYPTOREFILLS_PARTNER_ID', '…');
 */
declare(strict_types=1);

namespace Cryptorefills;

defined('ABSPATH') || exit;

/** What a page may say of the widget. An address of routes or of texts is none of an author's. */
const ATTRIBUTES = ['country', 'lang', 'coin', 'network', 'brand', 'kinds', 'category', 'theme'];

add_action('plugins_loaded', __NAMESPACE__ . '\answer', 0);
add_action('init', __NAMESPACE__ . '\register');
add_action('admin_notices', __NAMESPACE__ . '\notice');
add_filter('script_loader_tag', __NAMESPACE__ . '\asynchronous', 10, 2);

/** The path of the routes: below the site, wherever that is. */
function base(): string
{
    return rtrim((string) wp_parse_url(home_url('/'), PHP_URL_PATH), '/') . '/cryptorefills/api/';
}

/** Answers a request for a route, before any theme or other plugin has a word in it, and ends. */
function answer(): void
{
    $path = strtok($_SERVER['REQUEST_URI'] ?? '', '?');
    if (!str_starts_with("$path/", base())) {
        return;
    }
    // No page is kept of it, by whatever plugin.
    defined('DONOTCACHEPAGE') || define('DONOTCACHEPAGE', true);
    if (!defined('CRYPTOREFILLS_PARTNER_ID')) {
        status_header(503);
        header('Content-Type: application/json');
        header('Cache-Control: no-store');
        echo wp_json_encode(['status' => 503, 'title' => 'Service Unavailable', 'detail' => 'PARTNER_ID_MISSING']);
        exit;
    }
    // A stream would hold its connection to the database for as long as a shopper waits.
    $GLOBALS['wpdb']->close();
    putenv('CR_API_BASE=' . base());
    putenv('CR_PARTNER_ID=' . constant('CRYPTOREFILLS_PARTNER_ID'));
    if (defined('CRYPTOREFILLS_UPSTREAM')) {
        putenv('CR_UPSTREAM=' . constant('CRYPTOREFILLS_UPSTREAM'));
    }
    require __DIR__ . '/routes.php';
    exit;
}

/** Tells whoever looks after the site what is missing. */
function notice(): void
{
    if (!defined('CRYPTOREFILLS_PARTNER_ID')) {
        $words = "Cryptorefills sells nothing yet: write define('CRYPTOREFILLS_PARTNER_ID', '…'); into wp-config.php.";
        echo '<div class="notice notice-error"><p>' . esc_html($words) . '</p></div>';
    }
}

/** Names the script, the block and the shortcode to WordPress. */
function register(): void
{
    // No version in its address: the script finds its other files by hashes of its own.
    wp_register_script('cryptorefills', plugins_url('widget/embed.js', __FILE__), [], null, true);
    $needs = ['wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n'];
    wp_register_script('cryptorefills-block', plugins_url('block.js', __FILE__), $needs, '1.0.0', true);
    $placed = static fn (array $told): string => '<div ' . get_block_wrapper_attributes() . '>' . element($told) . '</div>';
    register_block_type(__DIR__, ['render_callback' => $placed]);
    add_shortcode('cryptorefills', static fn ($told): string => element(is_array($told) ? $told : []));
}

/**
 * The element. It is made when the page is: an author's own `<cryptorefills-widget>` would be taken out when the page is
 * saved, as WordPress does with every element that it does not know.
 */
function element(array $told): string
{
    wp_enqueue_script('cryptorefills');
    $written = ' api-base="' . esc_attr(rtrim(base(), '/')) . '"';
    foreach (ATTRIBUTES as $name) {
        $value = $told[$name] ?? '';
        if (is_string($value) && $value !== '') {
            $written .= " $name=\"" . esc_attr($value) . '"';
        }
    }
    return "<cryptorefills-widget$written></cryptorefills-widget>";
}

/** The page does not wait for the script. */
function asynchronous(string $tag, string $handle): string
{
    return $handle === 'cryptorefills' ? str_replace(' src=', ' async src=', $tag) : $tag;
}
