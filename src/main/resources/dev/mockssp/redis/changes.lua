-- Other scripts begin with this file.
-- Returns the version of a document and what was changed after a version that is known: field, version, value (false if it
-- was removed).
local function changes(values, versions, known)
  local newest = redis.call('ZREVRANGE', versions, 0, 0, 'WITHSCORES')
  local document = {newest[2] or '0'}
  if tonumber(document[1]) < tonumber(known) then
    known = '0'
  end
  if document[1] ~= known then
    local changed = redis.call('ZRANGEBYSCORE', versions, '(' .. known, '+inf', 'WITHSCORES')
    for i = 1, #changed, 2 do
      document[#document + 1] = changed[i]
      document[#document + 1] = changed[i + 1]
      document[#document + 1] = redis.call('HGET', values, changed[i])
    end
  end
  return document
end
