<?php
// Installs WordPress with the plugin, and publishes pages of an author's and of an administrator's.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = getenv('TEST_SITE');
$_SERVER['REQUEST_URI'] = '/';
mysqli_query(mysqli_connect('localhost', 'root', '', '', 0, getenv('TEST_DATABASE')), 'CREATE DATABASE shop');
require __DIR__ . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

function wp_mail()
{
    return true;
}

wp_install('Shop', 'admin', 'admin@shop.example', false, '', 'a password');
update_option('permalink_structure', '/%postname%/');
$failed = activate_plugin('cryptorefills/cryptorefills.php');
is_wp_error($failed) && exit($failed->get_error_message());

$author = wp_insert_user(['user_login' => 'author', 'user_pass' => 'a password', 'role' => 'author']);
$tag = '<script async src="/elsewhere/embed.js"></script><cryptorefills-widget country="US"></cryptorefills-widget>';
$texts = [
    'block' => '<!-- wp:cryptorefills/widget {"country":"US","theme":"dark","align":"wide"} /-->',
    'shortcode' => "Before\n\n[cryptorefills country='US' brand='a\" onclick=\"alert(1)' api-base='https://elsewhere.example']\n\nAfter",
    'tag' => $tag,
    'html' => "<!-- wp:html -->\n$tag\n<!-- /wp:html -->",
];
foreach (['author' => $author, 'admin' => 1] as $who => $id) {
    wp_set_current_user($id);
    // What is taken out of a text depends on who saves it.
    kses_init();
    foreach ($texts as $kind => $text) {
        $page = ['post_title' => $kind, 'post_name' => "$who-$kind", 'post_status' => 'publish', 'post_author' => $id];
        wp_insert_post($page + ['post_content' => wp_slash($text)]) || exit("no $who-$kind");
    }
}
echo 'prepared';
