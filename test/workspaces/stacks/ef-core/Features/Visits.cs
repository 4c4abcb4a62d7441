using Club.Data;
using Microsoft.EntityFrameworkCore;

namespace Club.Features;

public class Visits(AccountsContext context)
{
    public Task<List<Account>> All() => context.Users
        .Include(one => one.Visits.Where(visit => visit.At > DateTime.UtcNow))
        .ThenInclude(visit => visit.Booked)
        .ToListAsync();

    public Task<bool> Any(string nickname) =>
        context.Visits.AnyAsync(visit => visit.Account!.Nickname == nickname);
}
