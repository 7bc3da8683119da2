-- Everything that was ever answered to one item, oldest first.
SELECT datetime(f.at / 1000 + f.tz * 60, 'unixepoch') AS entered,
       (SELECT p.value FROM head g JOIN fact p ON p.seq = g.seq
        WHERE g.visit = zeroblob(16) AND g.kind = 'actor' AND g.field = 'name'
          AND g.key = lower(hex(f.actor))
        ORDER BY p.hlc DESC, p.id DESC LIMIT 1)       AS "by",
       f.value                                        AS value,
       f.ext ->> '$.reason'                           AS reason,
       EXISTS (SELECT 1 FROM head h WHERE h.seq = f.seq) AS stands
FROM fact f
WHERE f.kind = 'answer' AND f.key = 'IN-03' AND f.field = 'value'
ORDER BY f.hlc, f.id;
