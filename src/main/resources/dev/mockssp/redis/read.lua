-- Reads what has changed in some documents.
-- KEYS: the state; then for each document its values (a hash) and their versions (a sorted set).
-- ARGV: for each document, the version up to which the reader knows it.
-- Returns the identity of the state, its version, the version of the latest eviction, how often documents were removed, and
-- the time in microseconds; then for each document its changes.
local state = redis.call('HMGET', KEYS[1], 'identity', 'version', 'evicted', 'removals')
local time = redis.call('TIME')
local result = {state[1], state[2] or '0', state[3] or '0', state[4] or '0', time[1] * 1000000 + time[2]}
for i = 1, #ARGV do
  result[#result + 1] = changes(KEYS[2 * i], KEYS[2 * i + 1], ARGV[i])
end
return result
