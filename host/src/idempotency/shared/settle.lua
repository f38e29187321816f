-- Writes down how an attempt ended; says whether the entry was the attempt's. An entry that is gone was lost by Redis, since
-- nothing else takes it away while its attempt is out: what is known is written again.
-- KEYS: the entry. ARGV: attempt, the new entry, milliseconds of memory.
local entry = redis.call('GET', KEYS[1])
if entry and string.match(entry, '^%l+ (%x+)') ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1
