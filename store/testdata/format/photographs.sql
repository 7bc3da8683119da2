-- The photographs and papers that were ever attached, with their sizes.
SELECT lower(hex(f.visit))                                     AS visit,
       max(CASE f.field WHEN 'item'    THEN f.value END)       AS item,
       max(CASE f.field WHEN 'name'    THEN f.value END)       AS name,
       max(CASE f.field WHEN 'caption' THEN f.value END)       AS caption,
       max(CASE f.field WHEN 'mime'    THEN f.value END)       AS mime,
       max(CASE f.field WHEN 'sha'     THEN f.value END)       AS sha,
       max(CASE f.field WHEN 'sha'     THEN length(b.data) END) AS bytes
FROM head h JOIN fact f ON f.seq = h.seq
LEFT JOIN blob b ON f.field = 'sha' AND lower(hex(b.sha)) = f.value
WHERE h.kind = 'photo'
GROUP BY f.visit, f.key
ORDER BY f.visit, f.key;
