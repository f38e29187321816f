-- Takes a key for an attempt where nobody has it, and says what time it is and what the key's entry is by then. An attempt
-- that was withdrawn takes nothing, however late its question comes.
-- KEYS: the entry, the mark of a withdrawn attempt. ARGV: attempt, body, owner, milliseconds of lease, of memory.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if redis.call('EXISTS', KEYS[2]) == 0 then
  local entry = string.format('out %s %s %s %s %.0f', ARGV[1], ARGV[2], ARGV[3], time[1], now + ARGV[4])
  redis.call('SET', KEYS[1], entry, 'NX', 'PX', ARGV[5])
end
return { now, redis.call('GET', KEYS[1]) }
