-- The answers as they stand: of versions that disagree the one that is shown.
WITH standing AS (
  SELECT f.*, row_number() OVER (PARTITION BY f.visit, f.key ORDER BY f.hlc DESC, f.id DESC) AS n
  FROM head h JOIN fact f ON f.seq = h.seq
  WHERE h.kind = 'answer' AND h.field = 'value'
)
SELECT lower(hex(s.visit))        AS visit,
       s.key                      AS item,
       s.value ->> '$.state'      AS state,
       s.value ->> '$.level'      AS level,
       s.value ->> '$.basis'      AS basis,
       datetime(s.at / 1000 + s.tz * 60, 'unixepoch') AS entered,
       (SELECT p.value FROM head g JOIN fact p ON p.seq = g.seq
        WHERE g.visit = zeroblob(16) AND g.kind = 'actor' AND g.field = 'name'
          AND g.key = lower(hex(s.actor))
        ORDER BY p.hlc DESC, p.id DESC LIMIT 1)       AS "by"
FROM standing s
WHERE s.n = 1 AND s.value IS NOT NULL
ORDER BY s.visit, s.key;
