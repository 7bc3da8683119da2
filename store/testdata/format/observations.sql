-- The observations, but for those that were taken off the list. One that
-- somebody changed without having seen the removal stays.
WITH standing AS (
  SELECT f.*, row_number() OVER (PARTITION BY f.visit, f.key, f.field ORDER BY f.hlc DESC, f.id DESC) AS n
  FROM head h JOIN fact f ON f.seq = h.seq
  WHERE h.kind = 'observation'
),
stone AS (SELECT * FROM standing WHERE field = '_deleted'),
gone AS (
  SELECT visit, key FROM stone s
  GROUP BY visit, key
  HAVING count(*) = count(value) AND NOT EXISTS (
    SELECT 1 FROM standing c
    WHERE c.visit = s.visit AND c.key = s.key AND c.field <> '_deleted' AND NOT EXISTS (
      SELECT 1 FROM stone t
      WHERE t.visit = c.visit AND t.key = c.key AND instr(t.seen, c.id) > 0))
)
SELECT lower(hex(visit))                                       AS visit,
       max(CASE field WHEN 'item' THEN value END)              AS item,
       max(CASE field WHEN 'text' THEN value END)              AS text,
       max(CASE WHEN field = 'text' THEN datetime(iif(ext ->> '$.observed' IS NULL,
         at / 1000 + tz * 60,
         (ext ->> '$.observed') / 1000 + coalesce(ext ->> '$.observed_tz', 0) * 60), 'unixepoch') END) AS observed
FROM standing
WHERE n = 1 AND (visit, key) NOT IN (SELECT visit, key FROM gone)
GROUP BY visit, key
ORDER BY visit, key;
