-- Asked lane by lane, the cost of a page depends on what stands on it; asked as a list of all lanes
-- that somebody is in, it grew with every case that the Registry ever had.
alter policy lane_of_member on lane using (exists (select from lane_member m where m.lane = lane.id offset 0));
alter policy lane_log_grows on lane using (exists (select from lane_member m where m.lane = lane.id and m.left_at is null offset 0));
alter policy entry_in_my_lanes on entry using (exists (
    select from lane_member m where m.lane = entry.lane
       and entry.at >= m.reads_from and entry.at <= coalesce(m.left_at, 'infinity') offset 0));
alter policy anchor_in_my_lanes on lane_anchor using (exists (
    select from lane_member m where m.lane = lane_anchor.lane and lane_anchor.at <= coalesce(m.left_at, 'infinity') offset 0));
