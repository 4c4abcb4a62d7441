create index readings_label on readings (label);
