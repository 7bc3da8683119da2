-- The visits of the file, oldest first. Of a field about which the observers
-- disagree one value is shown.
SELECT lower(hex(h.visit))                                   AS visit,
       max(CASE f.field WHEN 'date'     THEN f.value END)    AS date,
       max(CASE f.field WHEN 'supplier' THEN f.value END)    AS supplier,
       max(CASE f.field WHEN 'site'     THEN f.value END)    AS site,
       max(CASE f.field WHEN 'scope'    THEN f.value END)    AS scope
FROM head h JOIN fact f ON f.seq = h.seq
WHERE h.kind = 'visit'
GROUP BY h.visit
ORDER BY h.visit;
