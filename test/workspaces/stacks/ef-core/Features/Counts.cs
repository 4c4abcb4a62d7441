namespace Club.Features;

public class Counts(IClubContextFactory contexts)
{
    public async Task<int> Members()
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Members.CountAsync();
    }
}
