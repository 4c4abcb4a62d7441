using Club.Data;
using Club.Domain;
using Microsoft.EntityFrameworkCore;

namespace Club.Features;

public interface IStopRepository : IRepository<Stop>
{
    Task<Stop?> FindAsync(string place);
}

public class Stops(IStopRepository stops, IRepository<Tour> tours)
{
    public Task<List<Stop>> At(string place) =>
        stops.GetAll().Where(stop => stop.Place == place).OrderBy(stop => stop.Id).Take(5).ToListAsync();

    public Task<Stop?> Named(string place) => stops.FindAsync(place);

    public Task Save(Stop stop) => stops.InsertAsync(stop);

    public Task<bool> Has(string title) => tours.Query().AnyAsync(tour => tour.Title == title);
}
