-- As for entries: whether somebody is in the lane of a row is asked of that lane.
alter policy case_in_joint_lane on case_file using (exists (select from lane_member m where m.lane = joint offset 0));
alter policy party_in_joint_lane on party using (exists (select from lane_member m where m.lane = joint offset 0));
alter policy bundle_in_joint_lane on settlement_bundle using (exists (
    select from lane_member m where m.lane = joint and made_at <= coalesce(m.left_at, 'infinity') offset 0));
