<?php
// The host's nine routes in PHP alone, for a server that has nothing else. Every request to /api/… leads here:
//   nginx:   location /api/ { fastcgi_pass …; fastcgi_param SCRIPT_FILENAME …/index.php; fastcgi_buffering off;
//                             fastcgi_read_timeout 1h; include fastcgi_params; }
//   Apache:  RewriteRule ^api/ index.php [L]
// A stream holds one PHP worker for as long as it is open: give it as many as shoppers who wait at once.
declare(strict_types=1);

namespace Cryptorefills\Routes;

$upstream = getenv('CR_UPSTREAM') ?: 'https://api.cryptorefills.com';
$partner = getenv('CR_PARTNER_ID') ?: '';
// Where the routes are, if it is not /api/.
$base = getenv('CR_API_BASE') ?: '/api/';

[$path, $query] = array_pad(explode('?', $_SERVER['REQUEST_URI'], 2), 2, '');
$route = str_starts_with($path, $base) ? substr($path, strlen($base)) : '';
$method = $_SERVER['REQUEST_METHOD'];

header('X-Content-Type-Options: nosniff');
header("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; sandbox");
header('Cross-Origin-Resource-Policy: same-origin');
header('Cache-Control: no-store');
header_remove('X-Powered-By');

// Another site's page neither asks nor sends in the partner's name.
if (in_array($_SERVER['HTTP_SEC_FETCH_SITE'] ?? '', ['cross-site', 'same-site'], true)) {
    refuse(403, 'Forbidden', 'ORIGIN_NOT_ALLOWED');
}

const ROUTES = [
    ['GET', '#^(payment_vias)$#', 'v3'],
    ['GET', '#^(brands|homepage)$#', 'v2'],
    ['GET', '#^(products/country/[A-Za-z]{2})$#', 'v5'],
    ['GET', '#^(products/price)$#', 'v4'],
    ['POST', '#^(orders/validations)$#', 'v5'],
    ['POST', '#^(orders)$#', 'v5'],
    ['GET', '#^(orders/(?!validations$)[A-Za-z0-9_-]{1,64})$#', 'v5'],
    ['GET', '#^(orders/[A-Za-z0-9_-]{1,64}/subscribe)$#', 'v5'],
];

$taken = null;
foreach (ROUTES as [$verb, $form, $version]) {
    if (preg_match($form, $route, $found)) {
        $taken = $verb;
        if ($verb === $method) {
            $streams = str_ends_with($found[1], '/subscribe');
            $url = "$upstream/$version/$found[1]" . ($query !== '' && !$streams ? "?$query" : '');
            forward($url, $method, $partner, $streams, $method === 'POST' && $found[1] === 'orders');
        }
    }
}
// Anything else is never sent on.
if ($taken === null) {
    refuse(404, 'Not Found', 'NOT_FOUND');
}
header("Allow: $taken");
refuse(405, 'Method Not Allowed', 'METHOD_NOT_ALLOWED');

/** Forwards to `$url`, and hands on the answer as it comes. */
function forward(string $url, string $method, string $partner, bool $streams, bool $creates): never
{
    // Nothing else of the browser's goes up: no cookie, no Authorization, no Idempotency-Key.
    $headers = [
        'Content-Type: application/json',
        "X-Cr-Application: $partner",
        'X-Cr-Version: php',
        'X-Forwarded-For: ' . $_SERVER['REMOTE_ADDR'],
        'User-Agent: ' . ($_SERVER['HTTP_USER_AGENT'] ?? ''),
        'Accept:' . ($streams ? ' text/event-stream' : ''),
        'Expect:',
    ];
    $body = $method === 'POST' ? file_get_contents('php://input', length: 65_537) : '';
    if (strlen($body) > 65_536) {
        refuse(413, 'Payload Too Large', 'REQUEST_TOO_LARGE');
    }
    set_time_limit(0);
    // An order that was sent is seen through, whoever leaves.
    ignore_user_abort($creates);
    while (ob_get_level() > 0) {
        ob_end_clean();
    }
    $status = 0;
    $curl = curl_init($url);
    curl_setopt_array($curl, [
        CURLOPT_CUSTOMREQUEST => $method,
        CURLOPT_HTTPHEADER => $headers,
        CURLOPT_FOLLOWLOCATION => false,
        CURLOPT_CONNECTTIMEOUT => 5,
        CURLOPT_TIMEOUT => $streams ? 0 : 25,
        CURLOPT_HEADERFUNCTION => function ($curl, string $line) use (&$status, $streams): int {
            if (preg_match('#^HTTP/\S+ (\d{3})#', $line, $found)) {
                $status = (int) $found[1];
            } elseif (preg_match('#^(content-type|retry-after):#i', $line)) {
                header(trim($line));
            } elseif (trim($line) === '' && $status >= 200) {
                if ($status >= 300 && $status < 400) {
                    return 0;
                }
                http_response_code($status);
                if ($streams && $status === 200) {
                    header('Cache-Control: no-cache, no-transform');
                    header('X-Accel-Buffering: no');
                }
                flush();
            }
            return strlen($line);
        },
        CURLOPT_WRITEFUNCTION => function ($curl, string $piece): int {
            echo $piece;
            flush();
            return connection_aborted() ? 0 : strlen($piece);
        },
    ]);
    if ($method === 'POST') {
        curl_setopt($curl, CURLOPT_POSTFIELDS, $body);
    }
    $answered = curl_exec($curl);
    if ($answered === false && !headers_sent()) {
        if ($status >= 300 && $status < 400) {
            refuse(502, 'Bad Gateway', 'UPSTREAM_REDIRECTED');
        }
        $unsent = in_array(curl_errno($curl), [CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST], true);
        refuse(502, 'Bad Gateway', $creates && !$unsent ? 'OUTCOME_UNKNOWN' : 'UPSTREAM_UNREACHABLE');
    }
    exit;
}

/** Refuses in the upstream's shape. */
function refuse(int $status, string $title, string $detail): never
{
    http_response_code($status);
    header('Content-Type: application/json');
    echo json_encode(['status' => $status, 'title' => $title, 'detail' => $detail]);
    exit;
}
