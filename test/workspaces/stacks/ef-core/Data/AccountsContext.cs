using Club.Domain;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Club.Data;

public class AccountsContext : IdentityDbContext<Account, AccountRole, int>
{
    public DbSet<Account> Accounts { get; set; } = null!;
    public DbSet<Visit> Visits { get; set; } = null!;
}
