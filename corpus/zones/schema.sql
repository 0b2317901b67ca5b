CREATE TABLE customer (
    id          INTEGER PRIMARY KEY AUTO_INCREMENT,
    name        VARCHAR(80) NOT NULL,  -- the customer's full name
    note        TEXT
);
INSERT INTO customer (name, note) VALUES ('O''Brien', 'It''s fine');
INSERT INTO customer (name, note) VALUES ('Škoda', 'Don\'t call before noon, they said');
SELECT name, COUNT(*) AS n
  FROM customer c
  LEFT JOIN orders o ON o.customer_id = c.id
 WHERE c.name LIKE 'Š%'
 GROUP BY name
 ORDER BY n DESC;
