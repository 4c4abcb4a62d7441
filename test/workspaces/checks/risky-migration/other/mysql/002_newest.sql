create index parcels_weight on parcels (weight);
