-- Changes documents and adds an entry to the log, if nothing that the writer has read was changed meanwhile.
-- KEYS: the state, the log, the used documents, the result of this commit; then for each document its values and versions.
-- ARGV: identity of the state, deadline in microseconds, what stands for the number in values, how many milliseconds to
-- keep the result, how many fields a document may have, how many bytes the log may have, the bytes of an entry without its
-- content; the kind of the log entry (empty for none), how it changes the number ('next', 'same' or 'zero'), its label, its
-- content, the id of the commit; then for each document its name (empty if it may not be evicted), the version up to which the
-- writer knows it, its version if all of it was read (or empty), how many fields were read, each with its version, and how
-- many are written, each with 'set' or 'remove' and its value.
-- Returns 'done', the version, the number, and the earlier version of each document; or 'other-state' or 'late'; or
-- 'conflict', the version of the latest eviction, the index of a document of which a field is missing that was read, since
-- it was removed for lack of space (0 for none), and for each document its changes.
local next = 0
local function argument()
  next = next + 1
  return ARGV[next]
end
local identity, deadline, placeholder, keep = argument(), tonumber(argument()), argument(), argument()
local max_fields, max_bytes, entry_bytes = tonumber(argument()), tonumber(argument()), tonumber(argument())
local kind, counting, label, content, commit = argument(), argument(), argument(), argument(), argument()

local done = redis.call('GET', KEYS[4])
if done then
  return {'done', string.match(done, '(%d+) (%d+)')}
end
local state = redis.call('HMGET', KEYS[1], 'identity', 'version', 'number', 'log-bytes', 'evicted')
if state[1] ~= identity then
  return {'other-state'}
end
local time = redis.call('TIME')
local micros = time[1] * 1000000 + time[2]
if micros > deadline then
  return {'late'}
end

-- Calls a command with parts of a list, since it takes a bounded number of arguments.
local function each_part(list, call)
  for first = 1, #list, 1000 do
    call(first, unpack(list, first, math.min(first + 999, #list)))
  end
end

local function version_of(versions)
  return redis.call('ZREVRANGE', versions, 0, 0, 'WITHSCORES')[2] or '0'
end
local writes, knowns, earlier, missing, is_conflict = {}, {}, {}, 0, false
for i = 5, #KEYS, 2 do
  local values, versions = KEYS[i], KEYS[i + 1]
  local name, known, whole, reads = argument(), argument(), argument(), tonumber(argument())
  knowns[#knowns + 1] = known
  local version = version_of(versions)
  earlier[#earlier + 1] = version
  is_conflict = is_conflict or whole ~= '' and whole ~= version
  local fields, versions_read = {}, {}
  for j = 1, reads do
    fields[j], versions_read[j] = argument(), argument()
  end
  each_part(fields, function(first, ...)
    for j, now in ipairs(redis.call('ZMSCORE', versions, ...)) do
      if (now or '0') ~= versions_read[first + j - 1] then
        is_conflict = true
        missing = now and missing or #earlier
      end
    end
  end)
  local write = {values = values, versions = versions, name = name, set = {}, removed = {}, changed = {}}
  for _ = 1, tonumber(argument()) do
    local field, action, value = argument(), argument(), argument()
    if action == 'set' then
      write.set[#write.set + 1] = field
      write.set[#write.set + 1] = value
    else
      write.removed[#write.removed + 1] = field
    end
    write.changed[#write.changed + 1] = 0
    write.changed[#write.changed + 1] = field
  end
  writes[#writes + 1] = write
end
if is_conflict then
  local result = {'conflict', state[5] or '0', missing}
  for i, known in ipairs(knowns) do
    result[#result + 1] = changes(KEYS[3 + 2 * i], KEYS[4 + 2 * i], known)
  end
  return result
end

-- Fields that were removed go first: they are kept only for readers who know them.
local function remove_oldest(document)
  local wanted = redis.call('ZCARD', document.versions) - max_fields + math.floor(max_fields / 20)
  local removed = redis.call('ZCARD', document.versions) - redis.call('HLEN', document.values)
  local oldest = redis.call('ZRANGE', document.versions, 0, -1)
  local kept = removed >= wanted
  for _, field in ipairs(oldest) do
    if wanted == 0 then
      break
    end
    if not kept or redis.call('HEXISTS', document.values, field) == 0 then
      redis.call('ZREM', document.versions, field)
      redis.call('HDEL', document.values, field)
      wanted = wanted - 1
    end
  end
end

local version = string.format('%.0f', tonumber(state[2] or '0') + 1)
local number = tonumber(state[3] or '0')
if counting == 'next' then
  number = number + 1
elseif counting == 'zero' then
  number = 0
end
local numbered = string.format('%.0f', number)

for _, document in ipairs(writes) do
  for j = 1, #document.changed, 2 do
    document.changed[j] = version
  end
  for j = 2, #document.set, 2 do
    if string.find(document.set[j], placeholder, 1, true) then
      document.set[j] = string.gsub(document.set[j], placeholder, numbered)
    end
  end
  each_part(document.set, function(_, ...) redis.call('HSET', document.values, ...) end)
  each_part(document.removed, function(_, ...) redis.call('HDEL', document.values, ...) end)
  each_part(document.changed, function(_, ...) redis.call('ZADD', document.versions, ...) end)
  if redis.call('ZCARD', document.versions) > max_fields then
    remove_oldest(document)
  end
  if document.name ~= '' and #document.changed > 0 then
    redis.call('ZADD', KEYS[3], math.floor(micros / 1000), document.name)
  end
end

local bytes = tonumber(state[4] or '0')
if kind ~= '' then
  redis.call('XADD', KEYS[2], version .. '-0', 'kind', kind, 'number', numbered, 'label', label, 'content', content,
    'commit', commit, 'at', string.format('%.0f', math.floor(micros / 1000)))
  bytes = bytes + #content + entry_bytes
  while bytes > max_bytes do
    local oldest = redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', 32)
    if #oldest < 2 then
      break
    end
    local last = math.max(1, #oldest - 1)
    for i = 1, last do
      bytes = bytes - #oldest[i][2][8] - entry_bytes
    end
    redis.call('XTRIM', KEYS[2], 'MINID', oldest[last + 1][1])
  end
end

redis.call('HSET', KEYS[1], 'version', version, 'number', numbered, 'log-bytes', string.format('%.0f', bytes))
redis.call('SET', KEYS[4], version .. ' ' .. numbered, 'PX', keep)
local result = {'done', version, numbered}
for _, before in ipairs(earlier) do
  result[#result + 1] = before
end
return result
