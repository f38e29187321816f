-- Counts an order against the budget of all copies (GCRA). Says in how many microseconds one more may be counted, or 0 where
-- this one is. KEYS: the budget. ARGV: microseconds for one order, orders at once.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local interval = tonumber(ARGV[1])
local tolerance = interval * (ARGV[2] - 1)
local due = tonumber(redis.call('GET', KEYS[1])) or now
-- A clock that was put back keeps nobody waiting for longer than an empty budget does.
due = math.min(math.max(due, now), now + tolerance + interval)
if due - now > tolerance then
  return math.ceil(due - now - tolerance)
end
redis.call('SET', KEYS[1], string.format('%.3f', due + interval), 'PX', math.ceil((due + interval - now) / 1000))
return 0
