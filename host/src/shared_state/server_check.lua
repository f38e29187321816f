-- Says what the server tells of its memory and its disk, and nothing where it may not be asked.
local about = ''
for _, section in ipairs({ 'memory', 'persistence' }) do
  local told = redis.pcall('INFO', section)
  if type(told) == 'string' then
    about = about .. told
  end
end
return about
