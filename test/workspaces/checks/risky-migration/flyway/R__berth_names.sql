CREATE OR REPLACE VIEW berth_names AS SELECT pier FROM berths;
