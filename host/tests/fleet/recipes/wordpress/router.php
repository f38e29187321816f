<?php
// What stands for the partner's web server: files as they are, the bundle's with the headers that docs/host.md asks for, and
// everything else to WordPress.
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$file = $_SERVER['DOCUMENT_ROOT'] . $path;
if (str_contains($path, '..') || !is_file($file) || str_ends_with($path, '.php')) {
    require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
    exit;
}
header('Content-Type: ' . (str_ends_with($path, '.wasm') ? 'application/wasm' : 'text/javascript'));
header('Access-Control-Allow-Origin: *');
header('Cache-Control: ' . (preg_match('/-[0-9a-f]{64}\./', $path) ? 'public, max-age=31536000, immutable' : 'public, max-age=300'));
readfile($file);
