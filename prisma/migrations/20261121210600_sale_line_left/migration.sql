-- AddForeignKey
ALTER TABLE "sale_line_left" ADD CONSTRAINT "sale_line_left_member_id_line_id_fkey" FOREIGN KEY ("member_id", "line_id") REFERENCES "sale_line"("member_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
