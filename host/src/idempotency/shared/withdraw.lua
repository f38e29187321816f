-- Takes back the claim of an attempt that made nothing, whether it has arrived, will arrive, or was lost: it leaves a mark
-- that a late one meets.
-- KEYS: the entry, the mark of the withdrawn attempt. ARGV: attempt, milliseconds to remember the mark.
local entry = redis.call('GET', KEYS[1])
if entry and string.match(entry, '^out (%x+)') == ARGV[1] then
  redis.call('DEL', KEYS[1])
end
-- Last, since it is what a full memory refuses.
redis.call('SET', KEYS[2], '', 'PX', ARGV[2])
return 1
