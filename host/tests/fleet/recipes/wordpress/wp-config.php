<?php
define('DB_NAME', 'shop');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . getenv('TEST_DATABASE'));
define('DB_CHARSET', 'utf8mb4');
define('WP_SITEURL', 'http://' . getenv('TEST_SITE'));
define('WP_HOME', WP_SITEURL);
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $use) {
    define("{$use}_KEY", "a key of the test's");
    define("{$use}_SALT", "a salt of the test's");
}
// Nothing is asked of anybody outside, and nothing happens by itself.
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('DISABLE_WP_CRON', true);
getenv('TEST_PARTNER') && define('CRYPTOREFILLS_PARTNER_ID', getenv('TEST_PARTNER'));
define('CRYPTOREFILLS_UPSTREAM', getenv('TEST_UPSTREAM'));
$table_prefix = 'wp_';
defined('ABSPATH') || define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
