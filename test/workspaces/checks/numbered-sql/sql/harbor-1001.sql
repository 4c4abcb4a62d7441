ALTER TABLE `berths` ADD COLUMN `newest_line` int NULL;
RENAME TABLE `cranes` TO `hoists`;
