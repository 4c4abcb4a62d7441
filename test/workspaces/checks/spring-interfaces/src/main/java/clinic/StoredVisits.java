package clinic;

/** What the services of this package share. */
public abstract class StoredVisits implements VisitService {}
