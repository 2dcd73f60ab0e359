-- Reads what has changed in some documents.
-- KEYS: the state; then for each document its values (a hash) and their versions (a sorted set).
-- ARGV: for each document, the version up to which the reader knows it.
-- Returns the identity of the state, its version, the version of the latest eviction, how often documents were removed, and
-- the time in microseconds; then for each document its version and its changed fields: field, version, value (false if it
-- was removed).
local state = redis.call('HMGET', KEYS[1], 'identity', 'version', 'evicted', 'removals')
local time = redis.call('TIME')
local result = {state[1], state[2] or '0', state[3] or '0', state[4] or '0', time[1] * 1000000 + time[2]}
for i = 1, #ARGV do
  local values, versions = KEYS[2 * i], KEYS[2 * i + 1]
  local newest = redis.call('ZREVRANGE', versions, 0, 0, 'WITHSCORES')
  local document = {newest[2] or '0'}
  local known = ARGV[i]
  if tonumber(document[1]) < tonumber(known) then
    known = '0'
  end
  if document[1] ~= known then
    local changed = redis.call('ZRANGEBYSCORE', versions, '(' .. known, '+inf', 'WITHSCORES')
    for j = 1, #changed, 2 do
      document[#document + 1] = changed[j]
      document[#document + 1] = changed[j + 1]
      document[#document + 1] = redis.call('HGET', values, changed[j])
    end
  end
  result[#result + 1] = document
end
return result
