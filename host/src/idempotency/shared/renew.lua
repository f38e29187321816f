-- Renews the lease of an attempt that is out; says whether the entry is the attempt's.
-- KEYS: the entry. ARGV: attempt, milliseconds of lease, of memory.
local entry = redis.call('GET', KEYS[1]) or ''
local kept, attempt = string.match(entry, '^(out (%x+) .*) %d+$')
if attempt ~= ARGV[1] then
  return 0
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('SET', KEYS[1], string.format('%s %.0f', kept, now + ARGV[2]), 'PX', ARGV[3])
return 1
