-- Says what time it is and what the key's entry is. KEYS: the entry.
local time = redis.call('TIME')
return { time[1] * 1000 + math.floor(time[2] / 1000), redis.call('GET', KEYS[1]) }
