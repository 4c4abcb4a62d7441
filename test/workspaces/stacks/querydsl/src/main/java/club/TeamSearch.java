package club;

import java.util.List;

public class TeamSearch extends Searching {
  private static final QTeam TEAM = QTeam.team;

  public List<Team> inCity(String city) {
    return queries().selectFrom(TEAM).where(TEAM.city.equalsIgnoreCase(city)).fetch();
  }
}
