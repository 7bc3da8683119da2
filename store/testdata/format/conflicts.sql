-- What the observers disagree about: cells in which several values stand.
SELECT lower(hex(h.visit)) AS visit, h.kind, h.key, h.field,
       count(DISTINCT coalesce('=' || f.value, 'cleared')) AS versions
FROM head h JOIN fact f ON f.seq = h.seq
WHERE h.visit <> zeroblob(16)
GROUP BY h.visit, h.kind, h.key, h.field
HAVING versions > 1
ORDER BY 1, 2, 3, 4;
