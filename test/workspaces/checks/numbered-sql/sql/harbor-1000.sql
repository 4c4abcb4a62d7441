CREATE TABLE `berths` (
  `id` int NOT NULL AUTO_INCREMENT,
  `label` varchar(80) NOT NULL,
  `length` int NOT NULL,
  `depth` int NOT NULL,
  `width` int NOT NULL,
  PRIMARY KEY (`id`)
);
CREATE TABLE `visits` (
  `ship_id` int NOT NULL,
  `berth_id` int NOT NULL,
  `last_line` int NOT NULL
);
CREATE TABLE `piers` (`id` int NOT NULL, `name` varchar(80) NOT NULL);
CREATE TABLE `cranes` (`id` int NOT NULL, `pier_id` int NOT NULL);
