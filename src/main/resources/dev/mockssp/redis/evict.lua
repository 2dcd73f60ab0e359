#!lua flags=allow-oom
-- Removes documents that were not used for long, or that are too many; and old entries of the log.
-- KEYS: the state, the log, the used documents. ARGV: the prefix of the keys of documents, the maximum age in
-- milliseconds, the maximum number of documents, the version to note as that of an eviction ('current' or 'none'), and the
-- bytes of a log entry without its content.
-- Returns how many documents it removed, at most 1,000.
local prefix, age, most, noted = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4]
local entry_bytes = tonumber(ARGV[5])
local time = redis.call('TIME')
local oldest_allowed = time[1] * 1000 + math.floor(time[2] / 1000) - age
local old = redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', oldest_allowed, 'LIMIT', 0, 1000)
if #old == 0 then
  local excess = redis.call('ZCARD', KEYS[3]) - most
  if excess > 0 then
    old = redis.call('ZRANGE', KEYS[3], 0, math.min(excess, 1000) - 1)
  end
end
if #old > 0 then
  redis.call('HINCRBY', KEYS[1], 'removals', 1)
end
if noted == 'none' then
  redis.call('HSET', KEYS[1], 'evicted', 0)
elseif #old > 0 then
  redis.call('HSET', KEYS[1], 'evicted', redis.call('HGET', KEYS[1], 'version') or 0)
end
for _, name in ipairs(old) do
  redis.call('DEL', prefix .. name .. ':values', prefix .. name .. ':versions')
  redis.call('ZREM', KEYS[3], name)
end
local entries = redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', 1000)
local freed, from = 0, nil
for _, entry in ipairs(entries) do
  if tonumber(entry[2][12]) > oldest_allowed then
    from = entry[1]
    break
  end
  freed = freed + #entry[2][8] + entry_bytes
end
if freed > 0 then
  if from then
    redis.call('XTRIM', KEYS[2], 'MINID', from)
  else
    redis.call('XTRIM', KEYS[2], 'MAXLEN', math.max(0, redis.call('XLEN', KEYS[2]) - #entries))
  end
  redis.call('HINCRBY', KEYS[1], 'log-bytes', -freed)
end
return #old
