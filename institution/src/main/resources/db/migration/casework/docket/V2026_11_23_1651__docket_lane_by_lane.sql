-- As for entries: whether somebody is in the lane of a row is asked of that lane.
alter policy case_in_joint_lane on case_file using (exists (select from lane_member m where m.lane = joint));
alter policy case_opened_by_member on case_file with check (exists (select from lane_member m where m.lane = joint));
alter policy party_in_joint_lane on party using (exists (select from lane_member m where m.lane = joint));
alter policy party_named_by_member on party with check (exists (select from lane_member m where m.lane = joint));
alter policy standing_in_joint_lane on case_standing using (exists (select from lane_member m where m.lane = joint))
    with check (exists (select from lane_member m where m.lane = joint));
alter policy capacity_in_joint_lane on capacity using (exists (select from lane_member m where m.lane = joint));
alter policy capacity_given_by_member on capacity with check (exists (select from lane_member m where m.lane = joint));
alter policy capacity_ended_by_member on capacity using (exists (select from lane_member m where m.lane = joint));
